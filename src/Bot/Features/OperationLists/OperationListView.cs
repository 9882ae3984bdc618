using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.OperationLists;

/// <summary>What the cards of 第2号様式 show.</summary>
internal sealed record OperationListView
{
    public required Drawing Drawing { get; init; }

    public required string StationName { get; init; }

    public required OperationDocument Document { get; init; }

    /// <summary>Of every council that a change is about.</summary>
    public required IReadOnlyDictionary<CouncilId, string> Names { get; init; }

    /// <summary>Rank and name of who recorded an edition, as far as they are posted there.</summary>
    public IReadOnlyDictionary<OfficerId, string> Officers { get; init; } = new Dictionary<OfficerId, string>();

    /// <summary>The day on which the copies of a half were sent last; null where nothing was.</summary>
    public DateOnly? Sent { get; init; }

    public bool MayRecord { get; init; }

    public string? Note { get; init; }

    public bool HasFailed { get; init; }

    public static OperationListView Of(Step step, OfficeFacts office, OperationDocument document, IReadOnlyList<CouncilFacts> councils) =>
        new()
        {
            Drawing = step.Draw(),
            StationName = office.Station?.PeriodOn(step.Today)?.Name ?? office.Station?.Name ?? "",
            Document = document,
            Names = document
                .Editions.SelectMany(e => e.Entries)
                .Where(e => e.Field == "councils.name")
                .Select(e => (e.Council, Name: e.Value.Length > 0 ? e.Value : e.Before))
                .Concat(councils.Select(c => (c.Council.Id, c.Council.Name)))
                .GroupBy(n => n.Item1)
                .ToDictionary(g => g.Key, g => g.Last().Item2),
            Officers = office
                .Directory.Roster.GroupBy(r => r.Officer)
                .ToDictionary(g => g.Key, g => g.MaxBy(r => r.Days.From)?.Title ?? ""),
            Sent = office
                .AllDone()
                .Where(f => !f.Withdrawn && f.Kind == ObligationKind.HalfYearSubmission && f.Subject == office.Directory.Unit)
                .Select(f => (DateOnly?)f.Day)
                .Max(),
        };
}
