using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Hosting;
using KobanBot.Bot.Storage;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Summaries;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KobanBot.Support.Features;

/// <summary>Flows put together without a bot: the product's table of contents over tables of a test.</summary>
internal static class Flows
{
    /// <summary>The table of contents over empty tables, for what depends on the declarations alone.</summary>
    public static FlowTable Declared => Table(new MemoryStorage().Tables);

    public static FlowTable Table(StorageTables tables, ReminderRules? rules = null, TimeProvider? clock = null) =>
        Services(tables, rules, clock).GetRequiredService<FlowTable>();

    /// <summary>ヘルプ with the table that it lists.</summary>
    public static (FlowTable Table, HelpFlow Help) Help(StorageTables tables, TimeProvider clock)
    {
        var services = Services(tables, rules: null, clock);
        return (services.GetRequiredService<FlowTable>(), services.GetRequiredService<HelpFlow>());
    }

    private static ServiceProvider Services(StorageTables tables, ReminderRules? rules, TimeProvider? clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton(tables);
        services.AddSingleton<ICouncilStore, CouncilStore>();
        services.AddSingleton<IOfficeStore, OfficeStore>();
        services.AddSingleton<IReminderStore, ReminderStore>();
        services.AddSingleton<IPersonStore, PersonStore>();
        services.AddSingleton<IReadAudit, ReadAuditStore>();
        services.AddSingleton<IKeptForms, KeptFormStore>();
        services.AddSingleton<IFileLinks, FileLinkStore>();
        services.AddSingleton<IContactDisposal, ContactDisposalStore>();
        services.AddSingleton<IHistoryDisposal, HistoryDisposalStore>();
        services.AddSingleton<ISummaryStore, SummaryStore>();
        services.AddSingleton<IPersonnelStore, PersonnelStore>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<IOutbox>(new Unheard());
        services.AddSingleton<IMeetingCalendar, NoCalendar>();
        services.AddSingleton<ILetterSender, NoLetters>();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(rules ?? ReminderRules.Default);
        services.AddSingleton((rules ?? ReminderRules.Default).Obligations);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddMetrics();
        services.AddFlows();
        services.AddSingleton<PdfMaker>();
        services.AddSequences();
        return services.BuildServiceProvider();
    }

    /// <summary>The reply to a step, by the verb that it names.</summary>
    public static Task<Reply> RunAsync(this FlowTable table, Step step) =>
        table.RunAsync(table.Verbs[step.Verb], step, CancellationToken.None);

    public static SummaryFlow Summary(ISummaryStore summaries, ICouncilStore councils, ObligationRules rules) =>
        new(new SummaryReading(summaries, councils, rules), rules, Patience(new SummaryReading(summaries, councils, rules), rules));

    public static SummaryPatience Patience(SummaryReading summaries, ObligationRules rules) =>
        new(summaries, rules, TimeProvider.System, NullLogger<SummaryPatience>.Instance);
}

/// <summary>Messages stay where they are.</summary>
internal sealed class Unheard : IOutbox
{
    public void Wake(CouncilId council) { }
}

/// <summary>An installation without a calendar.</summary>
internal sealed class NoCalendar : IMeetingCalendar
{
    public bool IsOn => false;

    public Task<CalendarResult> AddAsync(CalendarEntry entry, CancellationToken cancellation) => throw new InvalidOperationException();

    public Task<CalendarResult> ChangeAsync(string id, CalendarEntry entry, CancellationToken cancellation) =>
        throw new InvalidOperationException();

    public Task<CalendarResult> CancelAsync(string id, string text, CancellationToken cancellation) =>
        throw new InvalidOperationException();

    public Task<CalendarResult> ReadAsync(string id, CancellationToken cancellation) => throw new InvalidOperationException();
}

/// <summary>An installation without a mailbox.</summary>
internal sealed class NoLetters : ILetterSender
{
    public bool IsOn => false;

    public Task<LetterResult> SendAsync(Letter letter, CancellationToken cancellation) =>
        Task.FromResult(new LetterResult(LetterOutcome.Failed));
}
