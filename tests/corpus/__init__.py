"""A generator of port requests with their documents, clean or with one known defect.

Ours alone: people, firms, carriers, streets and numbers are invented. The same seed makes the same packet.
"""
