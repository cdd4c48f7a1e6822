"""A stand-in of Telnyx's porting API, held against the vendor's own OpenAPI document."""
