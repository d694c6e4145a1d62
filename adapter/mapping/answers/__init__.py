"""What forms ask: questions with their answers come in, statements, people and passages go out."""
