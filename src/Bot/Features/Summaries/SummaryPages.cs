using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>What stands on which page of a topic.</summary>
internal sealed class SummaryPages(SummaryCase at, SummaryAddress address)
{
    private readonly SummaryTables _tables = new(at, address);

    public int Count =>
        address.Topic switch
        {
            SummaryTopic.Duties => 3,
            SummaryTopic.Members or SummaryTopic.Feedback => 2,
            SummaryTopic.Units => OfUnits.Count,
            _ => 1,
        };

    private DutyPages OfDuties => new(at, _tables);

    private MemberPages OfMembers => new(_tables, at.Scope.Level == ScopeLevel.Council);

    private FeedbackPages OfFeedback => new(at, _tables);

    private UnitPages OfUnits => new(at, address, _tables);

    public (IReadOnlyList<SummaryTable> Tables, SummaryChart? Chart) Of(int page) =>
        (address.Topic, page) switch
        {
            (SummaryTopic.Duties, 0) => (OfDuties.Obligations(), null),
            (SummaryTopic.Duties, 1) => (OfDuties.Missing(), null),
            (SummaryTopic.Duties, _) => (OfDuties.Turn(), null),
            (SummaryTopic.Main, _) => (new MeetingPages(at, _tables).Main(), null),
            (SummaryTopic.Members, 0) => (OfMembers.Members(), null),
            (SummaryTopic.Members, _) => OfMembers.Ages(),
            (SummaryTopic.Feedback, 0) => OfFeedback.Fields(),
            (SummaryTopic.Feedback, _) => (OfFeedback.Measures(), null),
            (SummaryTopic.Units, _) => OfUnits.Of(page),
            _ => ([], null),
        };

    public static IReadOnlyList<SummaryTopic> TopicsOf(ScopeLevel level) =>
        level switch
        {
            ScopeLevel.Prefecture =>
            [
                SummaryTopic.Main,
                SummaryTopic.Members,
                SummaryTopic.Feedback,
                SummaryTopic.Units,
                SummaryTopic.More,
            ],
            ScopeLevel.Council => [SummaryTopic.Main, SummaryTopic.Members, SummaryTopic.Feedback, SummaryTopic.More],
            _ => Enum.GetValues<SummaryTopic>(),
        };

    /// <summary>Where a unit's card begins.</summary>
    public static SummaryTopic First(ScopeLevel level) => TopicsOf(level)[0];
}
