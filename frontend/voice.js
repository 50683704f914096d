// 语音说: records up to a minute and sends it; the button stays hidden where nothing can be recorded.
// <div data-voice="/address" data-recording="… {} …" data-sending data-failed data-refused>
// Whoever goes on while still speaking has finished speaking: the page waits for the recording.
const LONGEST = 60;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const field = document.querySelector("[data-voice]");
const form = field?.closest("form");
const button = field?.querySelector("button[data-start]");
const note = field?.querySelector("[data-voice-note]");
let recorder = null;
let kept = null; // while one is recorded or on its way: whether it arrived

function show(isOn) {
  button.setAttribute("aria-pressed", isOn);
  button.querySelector("span").textContent = isOn ? button.dataset.stop : button.dataset.start;
  // The seconds are for the eyes: read aloud one by one they would talk over the speaker.
  note.setAttribute("aria-live", isOn ? "off" : "polite");
}

async function send(parts, type) {
  note.textContent = field.dataset.sending;
  const sent = new FormData();
  sent.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  sent.append("voice", new Blob(parts, { type }), "voice");
  try {
    const answer = await fetch(field.dataset.voice, { method: "POST", body: sent });
    const text = await answer.text();
    if (answer.ok) field.querySelector("[data-voice-kept]").innerHTML = text;
    note.textContent = answer.ok ? "" : answer.status === 422 ? text : field.dataset.failed;
    return answer.ok;
  } catch {
    note.textContent = field.dataset.failed;
    return false;
  }
}

function record(stream) {
  const mimeType = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32000 });
  const parts = [];
  let left = LONGEST;
  const tell = () => { note.textContent = field.dataset.recording.replace("{}", left); };
  const clock = setInterval(() => { left -= 1; left > 0 ? tell() : recorder.stop(); }, 1000);
  recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
  kept = new Promise((arrived) => {
    recorder.onstop = async () => {
      clearInterval(clock);
      stream.getTracks().forEach((track) => track.stop());
      show(false);
      arrived(await send(parts, recorder.mimeType));
      kept = null;
    };
  });
  recorder.start();
  tell();
  show(true);
}

async function start() {
  button.disabled = true;
  try {
    record(await navigator.mediaDevices.getUserMedia({ audio: true }));
  } catch {
    note.textContent = field.dataset.refused;
  }
  button.disabled = false;
}

async function wait(event) {
  if (!kept) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (recorder.state === "recording") recorder.stop();
  if (!(await kept)) return;
  if (form.requestSubmit) form.requestSubmit(event.submitter);
  else form.submit();
}

if (field && window.MediaRecorder && navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  button.addEventListener("click", () => (recorder?.state === "recording" ? recorder.stop() : start()));
  window.addEventListener("submit", wait, true);
}
