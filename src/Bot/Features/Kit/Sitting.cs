using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Kit;

/// <summary>A person's step at one council: what was asked, what is known of the council, and what this person may do there today.</summary>
internal sealed record Sitting(Step Step, CouncilFacts Facts, CouncilAccess Access)
{
    public Council Council => Facts.Council;

    public CardData Data => Step.Data;

    public Officer Officer => Step.Officer;

    public DateOnly Today => Step.Today;

    public DateTimeOffset Now => Step.Now;

    public Drawing Draw() => Step.Draw();

    /// <summary>The council as it is once a change has been stored. The rights stay those of the beginning.</summary>
    public Sitting After(CouncilChange change) => this with { Facts = Facts.After(change) };

    /// <summary>Begins the audit entry of a change.</summary>
    public AuditEntry Audit(string what, string? subject = null, string? before = null) => Step.Audit(what, subject, before);

    /// <summary>A change, and the reply that shows the council as it is then.</summary>
    public StepResult Commit(CouncilChange change, Func<Sitting, Reply> reply) => new(change, reply(After(change)));

    /// <summary>The commonest change: one write with its audit line.</summary>
    public StepResult Commit(AuditEntry audit, CouncilWrite write, Func<Sitting, Reply> reply) =>
        Commit(new CouncilChange { Audit = audit, Writes = [write] }, reply);
}

/// <summary>A person's step at one office.</summary>
internal sealed record OfficeSitting(Step Step, OfficeFacts Facts)
{
    /// <summary>One write with its audit line, and the reply.</summary>
    public OfficeResult Commit(AuditEntry audit, OfficeWrite write, Reply reply) =>
        new(new OfficeChange { Audit = audit, Writes = [write] }, reply);
}
