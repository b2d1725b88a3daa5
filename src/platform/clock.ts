import { Injectable } from '@nestjs/common';

/** The service's only clock, so that tests can set the time. */
@Injectable()
export class Clock {
  /** The present instant. */
  now(): Date {
    return new Date();
  }
}
