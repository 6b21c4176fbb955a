import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import { Flex, Table, Typography } from 'antd';
import { Basis } from '#platform/basis.tsx';
import { classificationText } from './classification.text.ts';

const t = classificationText.categories;

/** The thirteen categories of an agency's archives; the standard fixes them. */
export function CategoriesTab() {
  return (
    <Flex vertical gap={8}>
      <Flex gap={8}>
        <Typography.Text type="secondary">{t.note}</Typography.Text>
        <Basis rule={t.basis} source={t.source} />
      </Flex>
      <Table
        size="small"
        className="list-table list-dense category-table"
        rowKey="code"
        pagination={false}
        columns={[
          { title: t.code, dataIndex: 'code', width: 80, className: 'code' },
          { title: t.name, dataIndex: 'name' },
        ]}
        dataSource={categoryCodes.map((code) => ({ code, name: categoryName(code) }))}
      />
    </Flex>
  );
}
