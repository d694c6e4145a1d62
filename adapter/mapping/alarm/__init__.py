"""What forms ask that their mappings do not list: records come in as they are read, the next batch's alarm goes out."""
