import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { inventSecret } from '../../identity/session.ts';
import { requireFitToken } from './fit-token.ts';
import { requireFitAddress } from './webhook-address.ts';

type CreateSource = {
  fondsId: string;
  code: string;
  name: string;
  tokenId: string | null;
  classified: boolean;
  webhookUrl: string | null;
};

type SavedSource = { id: string; webhookSecret: string | null };

/** Registers a system that will hand documents over; returns its webhook's secret, to be shown once. */
export const createSource = command<CreateSource, SavedSource>({
  name: 'capture.create-source',

  async perform({ tx, now }, { fondsId, code, name, tokenId, classified, webhookUrl }) {
    const { agency_id: agencyId } = await getFonds(tx, fondsId);
    await requireFitToken(tx, tokenId, { agencyId });
    const url = webhookUrl === null ? null : requireFitAddress(webhookUrl);
    const webhookSecret = url === null ? null : inventSecret('whsec_');
    const { id } = await tx
      .insertInto('source_system')
      .values({
        agency_id: agencyId,
        fonds_id: fondsId,
        code,
        name,
        token_id: tokenId,
        classified,
        webhook_url: url,
        webhook_secret: webhookSecret,
        created_at: now,
        changed_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('source_system_code_once', 'capture.source-code-taken', { code }));
    const details = { code, name, fondsId, tokenId, classified, webhookUrl: url };
    return changed({ id, webhookSecret }, { subject: `source:${id}`, agencyId, details });
  },
});
