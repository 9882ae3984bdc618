using KobanBot.Bot.Cards;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>The intentions that were chosen anew: what the card showed and what came back.</summary>
internal static class IntentionForm
{
    public static string Field(MemberId member) => $"intention-{member}";

    /// <summary>What the card shows, so that a stale card writes only what its officer has changed.</summary>
    public static string Shown(IEnumerable<Member> members) => string.Join(',', members.Select(m => $"{m.Id}={m.RenewalIntention}"));

    public static IReadOnlyList<NoteRenewalIntention> Read(CardData data)
    {
        var noted = new List<NoteRenewalIntention>();
        foreach (var shown in data.Choices(ReviewTermsFlow.ShownKey).Select(s => s.Split('=')).Where(s => s.Length == 2))
        {
            var member = new MemberId(shown[0]);
            if (data.Choice<RenewalIntention>(Field(member)) is { } chosen && chosen.ToString() != shown[1])
            {
                noted.Add(new NoteRenewalIntention(member, chosen));
            }
        }

        return noted;
    }
}

/// <summary>Who is commissioned again, and for which term.</summary>
internal sealed record RenewForm(IReadOnlyList<MemberId> Chosen, CommissionTerm? Term, string ReasonTyped, FormState State)
{
    public const string Members = "members";
    public const string First = "first";
    public const string Last = "last";
    public const string Reason = "reason";

    public const int ReasonLength = 200;

    public static RenewForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var first = fields.Date(First, required: "委嘱期間の初日を入力してください。");
        var last = fields.Date(Last, required: "委嘱期間の末日を入力してください。");
        if (last < first)
        {
            fields.Fail(Last, $"初日（{JapaneseDate.WithoutWeekday(first.Value)}）以降の日付を入力してください。");
        }

        var reason = fields.Text(Reason, ReasonLength);
        var state = fields.State();
        return new RenewForm(
            [.. data.Choices(Members).Select(id => new MemberId(id))],
            first is { } from && last is { } to && from <= to ? new CommissionTerm(from, to) : null,
            reason,
            state
        );
    }
}
