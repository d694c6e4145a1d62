"""Records with columns and keys of their own: JSON, CSV and HL7 v2 trees come in, an extract goes out."""
