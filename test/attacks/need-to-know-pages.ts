/**
 * Every page of the staff about one thing, by what opens it within the office whose it is; one that stands in none fails
 * in need-to-know.test.ts.
 */
export const needToKnow: Readonly<Record<'case' | 'work' | 'record' | 'money' | 'nobody', readonly string[]>> = {
  /** The assignment, the second look, a step of the act, or a reason that is stated; without, the cover or nothing. */
  case: [
    'GET /staff/cases/:id',
    'GET /staff/cases/:id/draft.pdf',
    'GET /staff/cases/:id/certificate.pdf',
    'GET /staff/cases/:id/paper/:file',
    'GET /staff/acts/:id',
    'GET /staff/acts/:id/letter.pdf',
    // While they wait to be typed, compared or linked they are the office's work.
    'GET /staff/receptions/:id',
    'GET /staff/receptions/:id/slip',
    'GET /staff/receptions/:id/files/:file',
    'GET /staff/portal/:id',
    'GET /staff/portal/:id/files/:file',
    'GET /staff/appointments/:id',
    'GET /staff/returns/:id',
  ],
  /** Only while it waits for whoever of the office is at hand: to be printed, posted, entered elsewhere. */
  work: [
    // The desk of the house that it is reserved in, or of its operator; a registration is the work of who keeps them all.
    'GET /staff/reservations/:id',
    'GET /staff/reservations/:id/payment',
    'GET /staff/check-in/:code',
    'GET /staff/facilities/:slug',
    'GET /staff/facilities/:slug/:day',
    'GET /staff/facilities/:slug/:day/entry',
    'GET /staff/facilities/:slug/keys',
    'GET /staff/facilities/:slug/equipment',
    'GET /staff/closures/:id',
    'GET /staff/closures/reservations/:id',
    'GET /staff/closures/reservations/:id/letter',
    'GET /staff/registrants/:id',
    'GET /staff/registrants/:id/letters/:decision',
    'GET /staff/dispatches/:id/paper.pdf',
    'GET /staff/dispatches/:id/address.pdf',
    'GET /staff/letters/:id/letter.pdf',
    // Of the one office that prints letters.
    'GET /staff/letters/print/:id',
    'GET /staff/letters/print/:id/letters.pdf',
    'GET /staff/letters/print/:id/letters.csv',
    'GET /staff/letters/print/:id/reprints/:reprint/letters.pdf',
    'GET /staff/core-system/batches/:id',
    'GET /staff/core-system/batches/:id/file',
    // What another office was asked about, and nothing else of the case.
    'GET /staff/advice/:advice',
    'GET /staff/advice/:advice/paper/:file',
  ],
  /** A record of the register: a reason that is stated, or break-glass. */
  record: ['GET /staff/people/:id', 'GET /staff/people/:id/recovery', 'GET /staff/emergency-access/:id'],
  /** One's own drawer; the treasury. Names of who is paid, and nothing of why. */
  money: [
    'GET /staff/payments/counter/receipts/:id',
    'GET /staff/payments/counter/terminal/:id',
    'GET /staff/payments/days/:date',
    'GET /staff/payments/files/:id',
  ],
  /** About no resident, or about who asks; 支援措置 is its desk's alone. */
  nobody: [
    // Numbers of a month; houses, rooms, times and rules; reservations as ids and sums that a change meets.
    'GET /staff/facilities/:slug/statistics/:month',
    'GET /staff/facilities/:slug/statistics/:month/file',
    'GET /staff/upkeep/facilities/:slug',
    'GET /staff/upkeep/facilities/:slug/patterns',
    'GET /staff/upkeep/facilities/:slug/closed-days',
    'GET /staff/upkeep/facilities/:slug/words',
    'GET /staff/upkeep/facilities/:slug/spaces',
    'GET /staff/upkeep/facilities/:slug/spaces/:space',
    'GET /staff/upkeep/facilities/:slug/equipment',
    'GET /staff/upkeep/facilities/:slug/equipment/:equipment',
    'GET /staff/upkeep/rules/:kind/:key',
    'GET /staff/upkeep/changes/:id',
    'GET /staff/upkeep/sheets/:id',
    'GET /staff/upkeep/sheets/files/:table/:format',
    // Pages for everybody while they are written, pictures, numbers of paper notices; words of the search by ten or more.
    'GET /staff/notices/:id',
    'GET /staff/pages/:id',
    'GET /staff/pages/:id/words/:lang',
    'GET /staff/pages/:id/versions',
    'GET /staff/pages/:id/difference',
    'GET /staff/pages/:id/channels',
    'GET /staff/pages/imports/:id',
    'GET /staff/pages/media/:id',
    'GET /staff/pages/media/:id/picture',
    'GET /staff/pages/media/:id/thumbnail',
    'GET /staff/search/synonyms/:id',
    'GET /staff/passkeys/:id',
    'GET /staff/kept-forms/:id',
    'GET /staff/sign-in/problems/:problem',
    'GET /staff/protections/:id',
    'GET /staff/organisations/:id',
    'GET /staff/office-clients/:office',
    'GET /staff/register/imports/:id',
    // Numbers and outcomes of what was done to many cases at once; words of letters.
    'GET /staff/queue/batches/:batch',
    'GET /staff/letter-texts/:text',
    // Words to many, counts without small numbers, and conditions: no list of persons anywhere.
    'GET /staff/campaigns/:id',
    'GET /staff/campaigns/:id/edit',
    'GET /staff/campaigns/:id/progress',
    'GET /staff/campaigns/:id/results',
    'GET /staff/campaigns/:id/results/file',
    'GET /staff/segments/:id',
    'GET /staff/message-templates/:id',
    // Reports of the town for the office that handles them, without who told of them; another office's are not there.
    'GET /staff/reports/:id',
    'GET /staff/reports/:id/look',
    'GET /staff/reports/:id/route',
    'GET /staff/reports/:id/merge',
    'GET /staff/reports/:id/block',
    'GET /staff/reports/:id/improvement',
    'GET /staff/reports/:id/photos/:photo/:size',
    'GET /staff/reports/:id/photos/:photo/shown',
    // Work of the office that ordered it, without who told of what is broken; another office's is not there.
    'GET /staff/orders/:id',
    'GET /staff/orders/:id/photos/:photo/:size',
    // Of one's own office or company: what everybody may read of the report, and the place.
    'GET /staff/work/:id',
    'GET /staff/work/:id/found',
    'GET /staff/work/:id/photos/:photo/:size',
    'GET /staff/work/:id/drawings/:drawing',
    // Things of the town, their drawings, and tables of them: about nobody.
    'GET /staff/reports/assets/:id',
    'GET /staff/reports/assets/:id/photos/:photo/:size',
    'GET /staff/reports/assets/:id/change',
    'GET /staff/reports/assets/:id/move',
    'GET /staff/reports/assets/import/:import',
    'GET /staff/reports/drawings/:drawing/file',
    // What of a procedure the office has not compared yet.
    'GET /staff/unconfirmed/:slug',
    // Ids and states that another system was told.
    'GET /staff/webhooks/:id',
    // For who asked for it only; every person in it is in the audit.
    'GET /staff/exports/:id',
    'GET /staff/exports/:id/file',
  ],
}
