"""Fields of REQUEST.json as dotted paths, in the order in which people are asked for them."""

CONTACT = ("contact.name", "contact.email", "contact.phone")
AUTHORIZED_USER = ("authorized_user.first_name", "authorized_user.last_name")
SERVICE_ADDRESS = (
    "service_address.street",
    "service_address.unit",
    "service_address.city",
    "service_address.region",
    "service_address.postal_code",
    "service_address.country",
)
LOSING_CARRIER = (
    "losing_carrier.name",
    "losing_carrier.account_number",
    "losing_carrier.billing_telephone_number",
)
#: Written only, and never shown again.
PIN = "losing_carrier.pin"
DOCUMENTS = ("documents.loa", "documents.csr", "documents.bill")
