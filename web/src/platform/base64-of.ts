/** A small file as it goes into the body of a request. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCodePoint(...bytes.subarray(start, start + 8192));
  return btoa(text);
}
