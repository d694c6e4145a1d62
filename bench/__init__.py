"""Benchmarks: made-up records come in, figures beside yardsticks go out. Never asserted on absolute time."""
