"""Steps from one shape of the database to the next: a connection comes in, the newest tables go out."""
