import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { inventSecret } from '../../identity/session.ts';
import { requireFitToken } from './fit-token.ts';
import { lockSource } from './source-queries.ts';
import { requireFitAddress } from './webhook-address.ts';

type ChangeSource = {
  sourceId: string;
  version: number;
  name: string;
  tokenId: string | null;
  classified: boolean;
  webhookUrl: string | null;
  state: 'open' | 'closed';
  newSecret: boolean;
};

type SavedSource = { id: string; webhookSecret: string | null };

/** A webhook that is new, or whose secret may have leaked, gets a secret, to be shown once. */
export const changeSource = command<ChangeSource, SavedSource>({
  name: 'capture.change-source',

  async perform({ tx, now }, { sourceId, version, newSecret, ...wanted }) {
    const source = await lockSource(tx, sourceId);
    if (source.version !== version) throw new Problem('capture.source-changed-meanwhile');
    await requireFitToken(tx, wanted.tokenId, { agencyId: source.agency_id, sourceId });
    const url = wanted.webhookUrl === null ? null : requireFitAddress(wanted.webhookUrl);
    const secret =
      url !== null && (newSecret || source.webhook_secret === null) ? inventSecret('whsec_') : null;
    await tx
      .updateTable('source_system')
      .set({
        name: wanted.name,
        token_id: wanted.tokenId,
        classified: wanted.classified,
        webhook_url: url,
        ...(secret !== null && { webhook_secret: secret }),
        state: wanted.state,
        changed_at: now,
        version: version + 1,
      })
      .where('id', '=', sourceId)
      .execute();
    return changed(
      { id: sourceId, webhookSecret: secret },
      {
        subject: `source:${sourceId}`,
        agencyId: source.agency_id,
        details: { ...wanted, webhookUrl: url, secretRenewed: secret !== null },
      },
    );
  },
});
