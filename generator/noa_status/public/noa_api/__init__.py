"""`/api/noa/v1/`: what programs are told beyond Statuspage's interface, as plain files. One type a document makes the file, its
JSON Schema and its part of the OpenAPI description."""
