"""How one step is carried out: thin, one class a collaborator."""
