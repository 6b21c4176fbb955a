import { planAfter, planStateNames } from '@lantai/contract/collection/plan.ts';
import {
  amendPlan,
  approvePlan,
  closePlan,
  editPlan,
  getPlan,
  publishPlan,
} from '@lantai/contract/collection/plans.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, useNavigate } from '@tanstack/react-router';
import { Alert, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { collectionText } from './collection.text.ts';
import { PlanEditor } from './plan-editor.tsx';
import { PlanLines } from './plan-lines.tsx';
import { PlanStateTag } from './plan-state.tsx';
import { afterPlanSteps } from './refreshed-reads.ts';
import type { Plan } from './shown-plan.ts';

const t = collectionText.plan;

export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/plans/$planId',
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getPlan, { params })),
  staticData: {
    page: {
      title: collectionText.plans.title,
      access: getPlan.access,
      under: '/collection/plans',
    },
  },
  component: PlanPage,
});

/** A year's plan as a table that says how far each department is, or as the grid of its draft. */
function PlanPage() {
  const params = planRoute.useParams();
  const { data: plan } = useSuspenseQuery(apiQuery(getPlan, { params }));
  const [editing, setEditing] = useState(false);
  const { year, version, state, agencyName, fondsCode, drawnUpByName, approvedByName } = plan;
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title(year)}
        note={
          <Flex gap="2px 16px" wrap component="span">
            <PlanStateTag state={state} />
            <span>
              {agencyName} {collectionText.plans.name(fondsCode, year, version)}
            </span>
            <span>
              {collectionText.plans.columns.author} {drawnUpByName}
              {approvedByName && ` · ${collectionText.plans.columns.approver} ${approvedByName}`}
            </span>
          </Flex>
        }
        actions={!editing && <PlanActions plan={plan} onEdit={() => setEditing(true)} />}
      />
      {plan.missingYears.length > 0 && (
        <Alert type="warning" showIcon title={t.missingYears(plan.missingYears.join('、'))} />
      )}
      {editing ? (
        <PlanEditor plan={plan} onClose={() => setEditing(false)} />
      ) : (
        <PlanLines plan={plan} />
      )}
    </Flex>
  );
}

function PlanActions({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
  const [amending, setAmending] = useState(false);
  const options = { refreshes: afterPlanSteps, saysProblem: true };
  const approve = useApiCommand(approvePlan, { ...options, says: t.done.approve });
  const publish = useApiCommand(publishPlan, { ...options, says: t.done.publish });
  const close = useApiCommand(closePlan, { ...options, says: t.done.close });
  const { id: planId, state, approvedAt } = plan;
  const params = { planId };
  const because = t.because.state(planStateNames[state]);
  if (state === 'draft')
    return (
      <>
        <MayButton access={editPlan.access} onClick={onEdit}>
          {t.actions.edit}
        </MayButton>
        {!approvedAt && (
          <MayButton
            access={approvePlan.access}
            loading={approve.isPending}
            onClick={() => approve.mutate({ params })}
          >
            {t.actions.approve}
          </MayButton>
        )}
        <MayButton
          access={publishPlan.access}
          type="primary"
          because={approvedAt ? undefined : t.because.notApproved}
          loading={publish.isPending}
          onClick={() => publish.mutate({ params })}
        >
          {t.actions.publish}
        </MayButton>
      </>
    );
  return (
    <>
      <MayButton
        access={amendPlan.access}
        because={planAfter(state, 'amend') ? undefined : because}
        onClick={() => setAmending(true)}
      >
        {t.actions.amend}
      </MayButton>
      <MayButton
        access={closePlan.access}
        because={planAfter(state, 'close') ? undefined : because}
        loading={close.isPending}
        onClick={() => close.mutate({ params })}
      >
        {t.actions.close}
      </MayButton>
      {amending && <AmendDialog planId={planId} onClose={() => setAmending(false)} />}
    </>
  );
}

function AmendDialog({ planId, onClose }: { planId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const amend = useApiCommand(amendPlan, {
    refreshes: afterPlanSteps,
    says: t.done.amend,
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: '/collection/plans/$planId', params: { planId: id } });
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.amend.title}
      submit={t.actions.amend}
      command={amend}
      onClose={onClose}
      onSubmit={(body) => amend.mutate({ params: { planId }, body })}
    >
      <Form.Item
        name="reason"
        label={t.amend.reason}
        rules={[{ required: true, whitespace: true, message: t.amend.reasonNeeded }]}
      >
        <Input autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
