// input[data-photo]: a chosen photo is drawn again, upright, at most 1,600 px, as JPEG, before it is uploaded. PDFs pass.
import { all, find } from "./lib/page";
import { fit } from "./lib/size";

const longest = 1600;

for (const input of all<HTMLInputElement>("input[type=file][data-photo]")) input.addEventListener("change", () => void redraw(input));

async function redraw(input: HTMLInputElement): Promise<void> {
  const chosen = [...(input.files ?? [])];
  if (!chosen.some((f) => f.type.startsWith("image/"))) return;
  const form = input.form;
  const button = form && find<HTMLButtonElement>("button:not([type=button])", form);
  if (button) button.disabled = true;
  try {
    const files = new DataTransfer();
    for (const file of chosen) files.items.add(file.type.startsWith("image/") ? await smaller(file) : file);
    input.files = files.files;
  } catch {
    // What the browser cannot draw goes up as it is; the server judges it.
  } finally {
    if (button) button.disabled = false;
  }
}

async function smaller(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { width, height } = fit(picture.width, picture.height, longest);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return blob ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
}
