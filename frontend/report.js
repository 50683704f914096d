// Shows what only a script can do, such as copying the number of the receipt.
document.querySelectorAll("[data-needs-script]").forEach((one) => (one.hidden = false));
