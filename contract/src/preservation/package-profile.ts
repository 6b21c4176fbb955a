import { z } from 'zod';

/**
 * By which specification a package of transfer is laid out: DA/T 93-2022, 附录 B, or 《电子档案移交与接收办法》
 * (档发〔2012〕7号), 附件 2, which many archives still ask for.
 */
export const packageProfiles = ['DAT93-2022', 'SAAC-2012-7'] as const;
export const packageProfile = z.enum(packageProfiles);
export type PackageProfile = z.output<typeof packageProfile>;
export const packageProfileNames: Record<PackageProfile, string> = {
  'DAT93-2022': 'DA/T 93-2022',
  'SAAC-2012-7': '档发〔2012〕7号',
};

/** What the catalogue of a package has to say of every record; 页数, 备注 and 电子档案名称 where there is one. */
export const catalogueItemsOf: Record<PackageProfile, readonly string[]> = {
  'DAT93-2022': ['顺序号', '档号', '责任者', '题名', '日期', '保管期限', '密级'],
  'SAAC-2012-7': ['顺序号', '档号', '责任者', '题名', '日期', '密级'],
};
