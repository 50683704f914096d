// Photos in a form: shrunk here, sent one by one, with the share sent as text and a way to try again.
// <input type="file" name="photos" multiple data-upload="/address" data-list="id of a ul"
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

function send(input, body, line) {
  const form = new FormData();
  form.append("csrfmiddlewaretoken", input.form.elements.csrfmiddlewaretoken.value);
  form.append("photos", body, "photo.jpg");
  const request = new XMLHttpRequest();
  request.open("POST", input.dataset.upload);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.upload.onprogress = (now) => {
    if (now.lengthComputable) say(line, input.dataset.sending.replace("{}", Math.round((100 * now.loaded) / now.total)));
  };
  request.onload = () => {
    if (request.status === 200) line.outerHTML = request.responseText;
    else if (request.status === 422) say(line, request.responseText);
    else offerRetry(input, body, line);
  };
  request.onerror = request.ontimeout = () => offerRetry(input, body, line);
  request.send(form);
}

const say = (line, text) => { line.textContent = text; };

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
  const files = [...input.files];
  input.value = ""; // so that the form does not send them a second time
  for (const file of files) {
    const line = document.createElement("li");
    line.setAttribute("role", "status");
    document.getElementById(input.dataset.list).append(line);
    send(input, await shrink(file), line);
  }
});
