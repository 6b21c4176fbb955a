import type { DescriptionProfile } from '@lantai/contract/classification/profile.ts';
import { profileDifference } from '@lantai/contract/classification/profile-difference.ts';
import { Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { classificationText } from '../classification.text.ts';

const t = classificationText.profiles;

type Props = {
  readonly profile: DescriptionProfile;
  readonly others: readonly DescriptionProfile[];
};

/** What this version changes against another one; at first against the one before it. */
export function ProfileComparison({ profile, others }: Props) {
  const before =
    others.find(
      ({ agencyId, version }) => agencyId === profile.agencyId && version === profile.version - 1,
    ) ?? others.find(({ agencyId }) => agencyId === null);
  const [chosenId, choose] = useState(before?.id);
  const chosen = others.find(({ id }) => id === chosenId);
  if (!before) return null;
  const differences = chosen ? profileDifference(chosen.fields, profile.fields) : [];
  return (
    <Flex vertical gap={4}>
      <Flex gap={8} align="center">
        <Typography.Title level={2} className="classification-section">
          {t.compare}
        </Typography.Title>
        <Select
          size="small"
          aria-label={t.compareWith}
          style={{ width: 280 }}
          value={chosenId}
          options={others.map(({ id, agencyName, version }) => ({
            value: id,
            label: `${agencyName ?? t.national} ${t.versionOf(version)}`,
          }))}
          onChange={choose}
        />
      </Flex>
      {differences.length === 0 && <Typography.Text type="secondary">{t.same}</Typography.Text>}
      <ul className="profile-differences">
        {differences.map(({ key, name, kind, parts }) => (
          <li key={key}>
            {t.change[kind]} {name} <span className="code">{key}</span>
            {parts.length > 0 && `：${parts.map((part) => t.part[part]).join('、')}`}
          </li>
        ))}
      </ul>
    </Flex>
  );
}
