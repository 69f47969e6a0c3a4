export declare class Task {} // refused: generated
