import { demoStaffId, kobayashiKazuko, satoHina, satoKen, takasakiYoshiro, yamamotoRen } from './people.ts'

/** Who acts for whom in the demo: 成年後見 (小林和子), 親権 (佐藤陽菜) and a 委任状 (髙﨑𠮷郎). */
export const demoMandates = [
  {
    kind: 'adult_guardian',
    principalId: kobayashiKazuko.personId,
    agentId: yamamotoRen.personId,
    scope: null,
    evidence: 'registration',
    recordedBy: demoStaffId(1),
  },
  {
    kind: 'parental',
    principalId: satoHina.personId,
    agentId: satoKen.personId,
    scope: null,
    evidence: 'family_register',
    recordedBy: demoStaffId(1),
  },
  {
    kind: 'attorney',
    principalId: takasakiYoshiro.personId,
    agentId: yamamotoRen.personId,
    scope: ['residence-certificate', 'dog-registration'],
    evidence: 'letter',
    recordedBy: demoStaffId(1),
  },
] as const
