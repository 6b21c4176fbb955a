import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, InputNumber, Space } from 'antd';
import { accessText as t } from './access.text.ts';

type Props = {
  readonly pages: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
};

/** The page that is in sight, and the way to another. */
export function PageField({ pages, page, onPage }: Props) {
  return (
    <Space.Compact size="small">
      <Button
        icon={<LeftOutlined />}
        disabled={page <= 1}
        aria-label={t.previousPage}
        title={t.previousPage}
        onClick={() => onPage(page - 1)}
      />
      <InputNumber
        className="page-field"
        size="small"
        controls={false}
        min={1}
        max={Math.max(1, pages)}
        value={page}
        disabled={pages === 0}
        aria-label={t.page}
        suffix={pages > 0 && t.ofPages(pages)}
        onChange={(next) => next !== null && onPage(next)}
      />
      <Button
        icon={<RightOutlined />}
        disabled={page >= pages}
        aria-label={t.nextPage}
        title={t.nextPage}
        onClick={() => onPage(page + 1)}
      />
    </Space.Compact>
  );
}
