import type { PaymentsApi } from './payments-api.ts';

export const order = { amount: 1999, currency: 'eur', paymentMethodId: 'pm_card_visa', description: 'A book' };

/** Pays and refunds by v1, as whom one likes. */
export const v1Payments = (api: PaymentsApi) => ({
  pay: (change: object = {}, headers = {}, userId = 'ada') =>
    api.ask('POST', '/api/v1/payments', { json: { ...order, ...change }, headers }, userId),
  refund: (id: string, json: object = {}, headers = {}, userId = 'ada') =>
    api.ask('POST', `/api/v1/payments/${id}/refunds`, { json, headers }, userId),
  show: (id: string, userId = 'ada') => api.ask('GET', `/api/v1/payments/${id}`, {}, userId),
  list: (query = '', userId = 'ada') => api.ask('GET', `/api/v1/payments${query}`, {}, userId),
});
