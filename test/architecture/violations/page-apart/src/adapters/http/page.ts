import { List } from '../web/list.tsx'; // refused: the product imports its page

export const page = List;
