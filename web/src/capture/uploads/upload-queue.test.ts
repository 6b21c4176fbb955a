// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { UploadQueue } from './upload-queue.ts';

afterEach(() => vi.unstubAllGlobals());

test('an empty file is refused before a byte is sent, and says why', async () => {
  const sent = vi.fn();
  vi.stubGlobal('XMLHttpRequest', sent);
  const queue = new UploadQueue();
  queue.add([{ file: new File([], '空.pdf'), path: '空.pdf' }], undefined);
  await vi.waitFor(() => expect(queue.sendings()).toHaveLength(1));
  expect(queue.sendings()).toMatchObject([{ state: 'refused' }]);
  expect(queue.sendings()[0]?.reason).toContain('0 字节');
  expect(sent).not.toHaveBeenCalled();
});
