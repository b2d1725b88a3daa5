import { type DynamicModule, Module } from '@nestjs/common';
import { type Logger } from 'pino';
import { type UnsignedConfig } from './config.js';
import { CASE_FILE_REFUSALS } from './domain/case-file/refusals.js';
import { DUPLICATE_REFUSALS } from './domain/duplicates/refusals.js';
import { PARTNER_REFUSALS } from './domain/partner/refusals.js';
import { STAFF_REFUSALS } from './domain/staff/refusals.js';
import { AUDIT_REFUSALS } from './domain/audit/refusals.js';
import { KEY_REFUSALS } from './domain/keys/refusals.js';
import { STCA_REFUSALS } from './domain/stca/refusals.js';
import { AssignmentsModule } from './modules/assignments/assignments.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { BatchReceiptsModule } from './modules/batch-receipts/batch-receipts.module.js';
import { BreakGlassModule } from './modules/break-glass/break-glass.module.js';
import { CaseFileEntity } from './modules/case-files/case-file.entity.js';
import { CaseFilesModule } from './modules/case-files/case-files.module.js';
import { ReferralContentEntity } from './modules/case-files/referral-content.entity.js';
import { DecisionLogModule } from './modules/decision-log/decision-log.module.js';
import { DecisionEntity } from './modules/decisions/decision.entity.js';
import { DisposalsModule } from './modules/disposals/disposals.module.js';
import { DuplicatesModule } from './modules/duplicates/duplicates.module.js';
import { FileNotesModule } from './modules/file-notes/file-notes.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { IntakeModule } from './modules/intake/intake.module.js';
import { InterviewDiaryModule } from './modules/interview-diary/interview-diary.module.js';
import { KeysModule } from './modules/keys/keys.module.js';
import { MatchRunsModule } from './modules/match-runs/match-runs.module.js';
import { MeModule } from './modules/me/me.module.js';
import { NoticesModule } from './modules/notices/notices.module.js';
import { PartnersModule } from './modules/partners/partners.module.js';
import { RechecksModule } from './modules/rechecks/rechecks.module.js';
import { SecurityContactModule } from './modules/security-contact/security-contact.module.js';
import { StaffModule } from './modules/staff/staff.module.js';
import { StcaCheckEntity } from './modules/stca/stca-check.entity.js';
import { StcaModule } from './modules/stca/stca.module.js';
import { TimelineModule } from './modules/timeline/timeline.module.js';
import { WorklistModule } from './modules/worklist/worklist.module.js';
import { CoreModule } from './platform/core.module.js';
import { type RouteTable } from './platform/http/route-table.js';

/** The whole service: the plumbing and every room. */
@Module({})
export class AppModule {
  static with(config: UnsignedConfig, logger: Logger, routes: RouteTable): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with({
          config,
          logger,
          routes,
          entities: [CaseFileEntity, ReferralContentEntity, StcaCheckEntity, DecisionEntity],
          refusals: {
            ...CASE_FILE_REFUSALS,
            ...STCA_REFUSALS,
            ...PARTNER_REFUSALS,
            ...STAFF_REFUSALS,
            ...KEY_REFUSALS,
            ...DUPLICATE_REFUSALS,
            ...AUDIT_REFUSALS,
          },
        }),
        AuditModule,
        DecisionLogModule,
        BatchReceiptsModule,
        PartnersModule,
        StaffModule,
        IntakeModule,
        CaseFilesModule,
        AssignmentsModule,
        FileNotesModule,
        BreakGlassModule,
        InterviewDiaryModule,
        StcaModule,
        RechecksModule,
        KeysModule,
        DisposalsModule,
        DuplicatesModule,
        MatchRunsModule,
        WorklistModule,
        MeModule,
        HealthModule,
        SecurityContactModule,
        NoticesModule,
        TimelineModule,
      ],
    };
  }
}
