using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>解嘱, as far as it is filled in; nothing in it is required but the day and the reason.</summary>
internal sealed record DismissForm(DismissMember? Request, FormState State)
{
    public const string Day = "day";
    public const string Reason = "reason";
    public const string Text = "text";
    public const string RequestedOn = "requestedOn";
    public const string Moved = "moved";
    public const string Successor = "successor";
    public const string Misuse = "misuse";
    public const string Letter = "letter";

    public const int TextLength = 400;

    /// <summary>What of a move holds, as choices.</summary>
    public const string Residence = "residence";
    public const string Workplace = "workplace";
    public const string Unlikely = "unlikely";

    /// <summary>What was found out of a member who has moved.</summary>
    public static readonly IReadOnlyList<(string Id, string Title)> MovedWords =
    [
        (Residence, "居住地が所管区外となった"),
        (Workplace, "勤務先が所管区外となった"),
        (Unlikely, "会議への参画が見込めない"),
    ];

    public const string Needed = "needed";
    public const string NotNeeded = "not-needed";

    /// <summary>What the card from which one comes knows already: the reason, and the day of which it was told.</summary>
    public static FormState Known(CardData data) =>
        FormState.Clean with
        {
            Typed = new[] { Day, Reason, RequestedOn }.Where(data.Has).ToDictionary(k => k, data.Text),
        };

    public static DismissForm Read(CardData data, MemberId member)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(Day, required: "解嘱日を入力してください。");
        var grounds = ReadGrounds(fields, data);
        var state = fields.State();
        return new DismissForm(
            day is { } on && grounds is not null && !state.HasErrors
                ? new DismissMember(member, on, grounds)
                {
                    NeedsSuccessor = data.Text(Successor) switch
                    {
                        Needed => true,
                        NotNeeded => false,
                        _ => null,
                    },
                    MisuseFeared = data.Text(Misuse) == "true",
                    Letter = data.Choice<LetterReturn>(Letter) ?? LetterReturn.Unknown,
                }
                : null,
            state
        );
    }

    /// <summary>What is considered, without a day: of 解嘱を検討中.</summary>
    public static (DismissalGrounds? Grounds, FormState State) ReadConsidered(CardData data)
    {
        var fields = new FieldReader(data);
        var grounds = ReadGrounds(fields, data);
        var state = fields.State();
        return (state.HasErrors ? null : grounds, state);
    }

    /// <summary>What has been considered, on the form as if it were typed.</summary>
    public static FormState Of(DismissalGrounds grounds) =>
        FormState.Clean with
        {
            Typed = new (string Id, string? Value)[]
            {
                (Reason, $"{grounds.Reason}"),
                (Text, grounds.Text),
                (RequestedOn, grounds.RequestedOn?.ToString("O")),
                (
                    Moved,
                    string.Join(
                        ',',
                        new[]
                        {
                            grounds.ResidenceOutside ? Residence : "",
                            grounds.WorkplaceOutside ? Workplace : "",
                            grounds.ParticipationUnlikely ? Unlikely : "",
                        }.Where(m => m.Length > 0)
                    )
                ),
            }
                .Where(t => t.Value is { Length: > 0 })
                .ToDictionary(t => t.Id, t => t.Value!, StringComparer.Ordinal), // Not empty: chosen above.
        };

    private static DismissalGrounds? ReadGrounds(FieldReader fields, CardData data)
    {
        var reason = data.Choice<DismissalReason>(Reason);
        if (reason is null)
        {
            fields.Fail(Reason, "解嘱事由を選択してください。");
        }

        var text = fields.Text(Text, TextLength);
        var requested = fields.Date(RequestedOn);
        var moved = fields.Ticked(Moved, MovedWords).Ids;
        return reason is { } why
            ? new DismissalGrounds(why)
            {
                Text = text.Length > 0 ? text : null,
                RequestedOn = requested,
                ResidenceOutside = moved.Contains(Residence),
                WorkplaceOutside = moved.Contains(Workplace),
                ParticipationUnlikely = moved.Contains(Unlikely),
            }
            : null;
    }
}

/// <summary>解嘱の通知: on which day, to whom and how.</summary>
internal sealed record DismissalNoticeForm(DismissalNotice? Notice, FormState State)
{
    public const string Day = "noticeDay";
    public const string Recipient = "recipient";
    public const string Method = "method";
    public const string Relation = "relation";

    public const int RelationLength = 40;

    public static DismissalNoticeForm Read(CardData data, OfficerId by)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(Day, required: "通知した日を入力してください。");
        var recipient = data.Choice<NoticeRecipient>(Recipient) ?? NoticeRecipient.Member;
        var relation = fields.Text(Relation, RelationLength);
        var state = fields.State();
        return new DismissalNoticeForm(
            day is { } on && !state.HasErrors
                ? new DismissalNotice(
                    on,
                    recipient,
                    data.Choice<NoticeMethod>(Method) ?? NoticeMethod.Oral,
                    relation.Length > 0 ? relation : null,
                    by
                )
                : null,
            state
        );
    }
}

/// <summary>委嘱状の返納・回収.</summary>
internal sealed record LetterForm(LetterReturn Letter, DateOnly? On, string? Note, FormState State)
{
    public const string Choice = "letterNow";
    public const string Day = "letterDay";
    public const string Reason = "letterNote";

    public const int ReasonLength = 200;

    public static LetterForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var on = fields.Date(Day);
        var note = fields.Text(Reason, ReasonLength);
        return new LetterForm(data.Choice<LetterReturn>(Choice) ?? LetterReturn.Unknown, on, note.Length > 0 ? note : null, fields.State());
    }
}
