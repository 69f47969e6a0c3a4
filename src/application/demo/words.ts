const split = (words: string): readonly string[] => words.split('|');

export const givenNames = split(
  'Ada|Amara|Bruno|Chen|Dilnoza|Elif|Farid|Grace|Hana|Ines|Jonas|Kwame|Lena|Mateo|Nadia|Oscar|Priya|Rafael|Sofia|Tomasz|Uma|Viktor|Wren|Yusuf|Zoe',
);
export const familyNames = split(
  'Adeyemi|Bauer|Castillo|Dubois|Eriksson|Fischer|Gupta|Haddad|Ivanova|Jensen|Kowalski|Lindqvist|Moreau|Nakamura|Okafor|Petrov|Quinn|Rossi|Silva|Tanaka|Ueda|Vargas|Weber|Yilmaz|Zhang',
);
export const projectNames = split(
  'Spring launch|New website|Office move|Customer interviews|Mobile app|Quarterly report|Hiring|Kitchen renovation|Team offsite|Migration to the new shop|Garden|Newsletter',
);
export const verbs = split(
  'Draft|Review|Send|Call about|Prepare|Update|Book|Order|Fix|Plan|Check|Translate|Print|Discuss',
);
export const things = split(
  'the offer|the invoice|the contract|the slides|the release notes|the price list|the meeting room|the travel plan|the survey|the landing page|the budget|the backup|the onboarding guide|the photos|the supplier list|the roadmap',
);
export const occasions = split(
  'for Monday|for the board|before the holidays|with Lena|with the new supplier|for the autumn fair|for the customer in Lyon|after the release|for the whole team|by the end of the month',
);
export const details = split(
  'See the notes of the last meeting; two points are still open.|Ask for a second opinion before it goes out.|The old version is in the shared folder.|Waiting for an answer, ask again on Thursday.|Keep it short: one page is enough.|The numbers of last year are wrong, take the corrected ones.',
);
