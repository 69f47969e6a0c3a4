import { p } from '@mikro-orm/core';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';

/** A moment; it arrives as the text that clients see, and goes out as that text. */
export const instant = () => p.string().columnType('timestamptz(3)').$type<Instant>();

export const version = () => p.integer().$type<Version>();
