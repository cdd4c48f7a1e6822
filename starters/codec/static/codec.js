// A token in the address, after #, stands in the form at once: a browser never sends that part anywhere.
const field = document.getElementById("token");
if (field && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
}
