// A field that completes itself shows its choice in a box of its own, which has no name for a screen reader:
// call it what its label says, and say what is chosen.
django.jQuery(($) => {
  $(".admin-autocomplete").each(function () {
    const name = $(`label[for="${this.id}"]`).first().text().replace(":", "").trim();
    const box = document.getElementById(`select2-${this.id}-container`);
    const tell = () => box?.setAttribute("aria-label", [name, $(this).find(":selected").text()].filter(Boolean).join(": "));
    $(this).on("change", tell);
    tell();
  });
});
