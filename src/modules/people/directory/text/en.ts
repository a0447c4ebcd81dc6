export const en = {
  title: 'Sections and telephone numbers',
  description: 'Departments and sections of {{office}} with their telephone numbers',
  lede: 'If you are not sure whom to ask, call the main number. They will put you through. Calls are answered in Japanese.',
  main: 'Main number',
  call: 'Call',
  found: (above: string, phone: string) => `${above === '' ? '' : `${above}. `}Telephone ${phone}`,
  others: 'Others',
}
