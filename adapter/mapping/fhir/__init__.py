"""FHIR as it arrives: resources with the rules of a mapping come in, what they say of the adult goes out."""
