using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>
/// 配置の履歴 of an officer, for the posts of the station: only of those who stand, stood or will stand on a list of the station. The look is noted
/// at the station before it is answered.
/// </summary>
internal sealed class OfficerHistoryFlow : IFlow
{
    private const string Seen = "read.officer-history";

    /// <summary>Audit lines of a person's partition reach back to the first import.</summary>
    private static readonly DayRange Always = new(new DateOnly(2000, 1, 1), to: null);

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(HistoryVerbs.Officer, ShowAsync)
            {
                Audience = Audience.Station,
                IsLookup = true,
                ToOthers = "配置の履歴は、署の地域警察担当課（係）と地域警察幹部が表示します。",
            },
        ];

    // The lists of the station's councils, here two, and of the station; then the officer.
    public IReadOnlyList<Effect> Effects => [new(HistoryVerbs.Officer, "4/0, 6/1")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                HistoryVerbs.Officer,
                "勤務員の配置の履歴を、氏名又は職員番号で表示します。例　配置の履歴 山田",
                "配置の履歴",
                "勤務員の履歴",
                "異動の履歴"
            )
            {
                Audience = Audience.Station,
            },
        ];

    private static async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        var station = step.Officer.On(step.Today).FirstOrDefault(a => Audience.Station.HasFlag(Audiences.Of(a.Role)))?.Unit;
        if (station is null || await at.OfficeAsync(station, cancellation) is not { } office)
        {
            return Replies.NotAllowed();
        }

        var councils = await at.AllCouncilsAsync(cancellation);
        List<RosterEntry> known = [.. councils.Councils.SelectMany(c => c.Facts.Roster).Concat(office.Facts.Directory.Roster)];
        var named = step.Data.Text(HistoryVerbs.OfficerKey);
        var typed = step.Data.Text(OfficerTrailCard.Name);
        var asked = (typed.Length > 0 ? typed : step.Words).Trim();
        var found = Found(known, named, asked);
        if (found is not [var one] || (named.Length == 0 && asked.Length == 0))
        {
            return Reply.Card(
                OfficerTrailCard.Choose(new OfficerChoiceView(step.Draw(), asked, asked.Length == 0 && named.Length == 0 ? [] : found))
            );
        }

        if (await at.OfficersAsync([one.Officer], cancellation) is not [var officer])
        {
            return Replies.NotAllowed();
        }

        var lines = await at.AuditLinesAsync(new PartitionAddress(PartitionKind.Person, officer.Id.Value), Always, cancellation);
        await at.AuditAsync(station, Seen, officer.Id.Value, cancellation);
        return Reply.Card(OfficerTrailCard.Render(OfficerTrailView.Of(step, officer, lines, known)));
    }

    private static List<RosterEntry> Found(IReadOnlyList<RosterEntry> known, string named, string asked) =>
        [
            .. known
                .Where(r => named.Length > 0 ? r.Officer.Value == named : asked.Length > 0 && Is(r, Unspaced(asked)))
                .OrderBy(r => r.Officer.Value, StringComparer.Ordinal)
                .ThenByDescending(r => r.Days.From)
                .DistinctBy(r => r.Officer),
        ];

    private static bool Is(RosterEntry entry, string wanted) =>
        string.Equals(entry.Officer.Value, wanted, StringComparison.OrdinalIgnoreCase)
        || Unspaced(entry.Name).Contains(wanted, StringComparison.Ordinal);

    private static string Unspaced(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
