import { Audit0001 } from './0001-audit.js';
import { Identities0002 } from './0002-identities.js';
import { Intake0003 } from './0003-intake.js';
import { CaseFiles0004 } from './0004-case-files.js';
import { InterviewsAndDecisions0005 } from './0005-interviews-and-decisions.js';
import { Law0006 } from './0006-law.js';
import { Partners0007 } from './0007-partners.js';
import { Staff0008 } from './0008-staff.js';
import { Encryption0009 } from './0009-encryption.js';
import { RateCounts0010 } from './0010-rate-counts.js';
import { IntakeModes0011 } from './0011-intake-modes.js';
import { Places0012 } from './0012-places.js';
import { AsyncBatches0013 } from './0013-async-batches.js';
import { MatchKeys0014 } from './0014-match-keys.js';
import { Duplicates0015 } from './0015-duplicates.js';
import { InformationRequests0016 } from './0016-information-requests.js';
import { WholeWay0017 } from './0017-whole-way.js';
import { Interviews0018 } from './0018-interviews.js';
import { DecisionsAndPlaces0019 } from './0019-decisions-and-places.js';
import { Worklist0020 } from './0020-worklist.js';
import { WhoseFileItIs0021 } from './0021-whose-file-it-is.js';
import { AfterTheDecision0022 } from './0022-after-the-decision.js';
import { DecisionNotices0023 } from './0023-decision-notices.js';
import { AuditTree0024 } from './0024-audit-tree.js';
import { WhoEndedAnAppointment0025 } from './0025-who-ended-an-appointment.js';
import { WaitingFiles0026 } from './0026-waiting-files.js';
import { DecisionGrounds0027 } from './0027-decision-grounds.js';
import { Redactions0028 } from './0028-redactions.js';
import { TheLogsQueue0030 } from './0030-the-log-s-queue.js';
import { FencesWithoutGaps0031 } from './0031-fences-without-gaps.js';
import { WhatAProposalStoodOn0032 } from './0032-what-a-proposal-stood-on.js';

/** Every step of the schema, in order. */
export const MIGRATIONS = [
  Audit0001,
  Identities0002,
  Intake0003,
  CaseFiles0004,
  InterviewsAndDecisions0005,
  Law0006,
  Partners0007,
  Staff0008,
  Encryption0009,
  RateCounts0010,
  IntakeModes0011,
  Places0012,
  AsyncBatches0013,
  MatchKeys0014,
  Duplicates0015,
  InformationRequests0016,
  WholeWay0017,
  Interviews0018,
  DecisionsAndPlaces0019,
  Worklist0020,
  WhoseFileItIs0021,
  AfterTheDecision0022,
  DecisionNotices0023,
  AuditTree0024,
  WhoEndedAnAppointment0025,
  WaitingFiles0026,
  DecisionGrounds0027,
  Redactions0028,
  TheLogsQueue0030,
  FencesWithoutGaps0031,
  WhatAProposalStoodOn0032,
];
