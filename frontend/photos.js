// Photos in a form: shrunk here, sent one after the other, with the percentage as text and a retry.
// <input type="file" multiple data-upload="/address" data-list="id of a ul"
//   data-sending="正在上传 {}%" data-failed="这张照片没有传上去，可能是网络不好" data-retry="重试">
// The address answers each POST with one <li> (200) or a sentence (422). Without this file the form sends all.
const LONGEST = 1600;
async function shrink(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return made && made.size < file.size ? made : file;
  } catch {
    return file; // the server judges what the browser cannot open
  }
}

const say = (line, text) => { line.textContent = text; };
const send = (input, body, line) => new Promise((ended) => {
  const form = new FormData();
  form.append("csrfmiddlewaretoken", input.form.elements.csrfmiddlewaretoken.value);
  form.append("photos", body, "photo.jpg");
  const request = new XMLHttpRequest();
  request.open("POST", input.dataset.upload);
  request.timeout = 120000;
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.upload.onprogress = (now) => {
    if (now.lengthComputable) say(line, input.dataset.sending.replace("{}", Math.round((100 * now.loaded) / now.total)));
  };
  request.onloadend = () => {
    if (request.status === 200) line.outerHTML = request.responseText;
    else if (request.status === 422) say(line, request.responseText);
    else offerRetry(input, body, line);
    ended();
  };
  request.send(form);
});

function offerRetry(input, body, line) {
  say(line, input.dataset.failed);
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = input.dataset.retry;
  again.onclick = () => send(input, body, line);
  line.append(" ", again);
}

document.addEventListener("change", async ({ target: input }) => {
  if (!input.matches("input[type=file][data-upload]")) return;
  const list = document.getElementById(input.dataset.list);
  const waiting = [...input.files].map((file) => [file, list.appendChild(document.createElement("li"))]);
  input.value = ""; // so that the form does not send them a second time
  waiting.forEach(([, line]) => { line.setAttribute("role", "status"); say(line, input.dataset.sending.replace("{}", 0)); });
  for (const [file, line] of waiting) await send(input, await shrink(file), line);
});
