import { Empty, Typography } from 'antd';

/** Why there is nothing to read here, and what to do. */
export function NotShown({ what, wayOut }: { what: string; wayOut: string }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className="not-shown"
      description={
        <>
          <Typography.Paragraph strong>{what}</Typography.Paragraph>
          <Typography.Text type="secondary">{wayOut}</Typography.Text>
        </>
      }
    />
  );
}
