"""The API for programs, such as the signup flow: `/api/v1`, described by `/api/v1/openapi.json`."""
