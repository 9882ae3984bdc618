using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.MeetingKits;
using KobanBot.Bot.Features.Members.Disposal;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Sequences;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>What goes on behind the conversations: sequences, the outbox, the nightly export.</summary>
internal static class WorkerServices
{
    /// <summary>What carries on changes of several partitions.</summary>
    public static void AddSequences(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TransferSteps(
            provider.GetRequiredService<IPersonnelStore>(),
            provider.GetRequiredService<ICouncilStore>(),
            provider.GetRequiredService<IOfficeStore>()
        )
        {
            // Asked for only then: the worker of the messages comes later.
            Told = council => provider.GetRequiredService<IOutbox>().Wake(council),
        });
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<TransferStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Transfer,
            provider.GetRequiredService<TransferSteps>()
        ));
        services.AddSingleton<OperationSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<OperationStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Correction,
            provider.GetRequiredService<OperationSteps>()
        ));
        services.AddSingleton<ReorganisationSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<ReorganisationStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Founding,
            provider.GetRequiredService<ReorganisationSteps>()
        ));
        services.AddSingleton<DisposalSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<DisposalStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Disposal,
            provider.GetRequiredService<DisposalSteps>()
        ));
        services.AddSingleton<ReformSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<ReformStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            HeadquartersKinds.Reforming,
            provider.GetRequiredService<ReformSteps>()
        ));
        services.AddSingleton<SequenceWorker>();
        services.AddSingleton<ISequences>(provider => provider.GetRequiredService<SequenceWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<SequenceWorker>());
    }

    public static void AddNightlyBackup(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsValidator>();
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.Section)).ValidateOnStart();
        services.AddHostedService<NightlyBackup>();
    }

    public static void AddOutbox(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxLeaseValidator>();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<OutboxTelemetry>();
        services.AddSingleton<IInvitationDelivery, InvitationDelivery>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<DraftSweep>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
    }
}
