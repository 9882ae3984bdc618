using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Kit;

/// <summary>Where councils, offices and persons are kept. Only the kit knows it: a flow gets a <see cref="Reading"/> or a <see cref="Changing"/>.</summary>
internal sealed record Partitions(
    ICouncilStore Councils,
    IOfficeStore Offices,
    IReminderStore Readers,
    IReadAudit ReadAudit,
    IContactDisposal ContactDisposal,
    IHistoryDisposal HistoryDisposal,
    IOutbox Outbox,
    ReminderRules Rules,
    IPersonnelStore Personnel,
    ISequences Sequences,
    IAuditStore Audits
);

/// <summary>Tells the sender of messages that a council has some; they lie in its partition until they are sent.</summary>
internal interface IOutbox
{
    void Wake(CouncilId council);
}
