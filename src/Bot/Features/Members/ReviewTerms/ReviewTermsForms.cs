using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>The intentions that were chosen anew: what the card showed and what came back.</summary>
internal static class IntentionForm
{
    /// <summary>One choice for all whose intention nobody has noted.</summary>
    public const string All = "intention-all";

    public static string Field(MemberId member) => $"intention-{member}";

    /// <summary>What the card shows, so that a stale card writes only what its officer has changed.</summary>
    public static string Shown(IEnumerable<Member> members) => string.Join(',', members.Select(m => $"{m.Id}={m.RenewalIntention}"));

    public static IReadOnlyList<NoteRenewalIntention> Read(CardData data)
    {
        var noted = new List<NoteRenewalIntention>();
        var all = data.Choice<RenewalIntention>(All);
        foreach (var shown in data.Choices(ReviewTermsFlow.ShownKey).Select(s => s.Split('=')).Where(s => s.Length == 2))
        {
            var member = new MemberId(shown[0]);
            if (data.Choice<RenewalIntention>(Field(member)) is { } chosen && chosen.ToString() != shown[1])
            {
                noted.Add(new NoteRenewalIntention(member, chosen));
            }
            else if (all is { } same && shown[1] == nameof(RenewalIntention.Unknown))
            {
                noted.Add(new NoteRenewalIntention(member, same));
            }
        }

        return noted;
    }
}

/// <summary>Who is commissioned again, and for which term.</summary>
internal sealed record RenewForm(
    IReadOnlyList<MemberId> Chosen,
    CommissionTerm? Term,
    string ReasonTyped,
    IReadOnlyDictionary<MemberId, string> LongServiceNotes,
    FormState State
)
{
    public const string Members = "members";
    public const string First = "first";
    public const string Last = "last";
    public const string Reason = "reason";

    /// <summary>Which of the two ends, where the text's and the one of the other members differ.</summary>
    public const string End = "end";

    /// <summary>未確認の委員の意向を確かめた.</summary>
    public const string Asked = "asked";

    public const int ReasonLength = 200;

    /// <summary>Longer ones are a slip of the pen: 2年間 is the rule.</summary>
    private const int LongestYears = 10;

    /// <summary>配慮事項 of a member who serves long.</summary>
    public static string CareField(MemberId member) => $"care-{member}";

    public static RenewForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var first = fields.Date(First, required: "委嘱期間の初日を入力してください。");
        var offered = JapaneseDate.TryParse(data.Text(End), out var chosenEnd) ? chosenEnd : (DateOnly?)null;
        var last = fields.Date(Last, required: offered is null ? "委嘱期間の末日を入力してください。" : null) ?? offered;
        if (last < first)
        {
            fields.Fail(Last, $"初日（{JapaneseDate.WithoutWeekday(first.Value)}）以降の日付を入力してください。");
        }
        else if (first is { } begins && last is { } ends && (begins.Year < 2000 || ends.Year - begins.Year > LongestYears))
        {
            fields.Fail(Last, "委嘱期間を確認してください。年の入力が誤っています。");
        }

        var reason = fields.Text(Reason, ReasonLength);
        List<MemberId> chosen = [.. data.Choices(Members).Select(id => new MemberId(id))];
        var notes = chosen
            .Distinct()
            .Select(id => (Member: id, Note: fields.Text(CareField(id), ReasonLength)))
            .Where(n => n.Note.Length > 0)
            .ToDictionary(n => n.Member, n => n.Note);
        var state = fields.State();
        return new RenewForm(
            chosen,
            first is { } from && last is { } to && fields.Errors.Count == 0 ? new CommissionTerm(from, to) : null,
            reason,
            notes,
            state
        );
    }
}
