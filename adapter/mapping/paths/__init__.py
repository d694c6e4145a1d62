"""Where in a record a thing stands: a path an integrator wrote comes in, a function to located values goes out."""
