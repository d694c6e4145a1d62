"""What codes mean: value sets and relationship tables come in, meanings by system and code go out."""
