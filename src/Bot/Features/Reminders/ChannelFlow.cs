using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>
/// 通知先: a person of the station binds this channel to a police box whose officers work in shifts. The channel then gets one line a day at
/// most, without personal data.
/// </summary>
internal sealed class ChannelFlow(IOfficeStore offices) : IFlow
{
    public const string Open = "channel.open";
    public const string Bind = "channel.bind";
    public const string Unbind = "channel.unbind";

    public const string Box = "box";

    private const string OnlyStation = "通知先の登録は、署の地域課の方が行います。";
    private const string OnlyInChannel = "通知先にするチームのチャネルで、KobanBotに「通知先」とメンションして操作してください。";

    public IReadOnlyList<Verb> Verbs =>
        [
            Old.Reads(Open, OpenAsync) with
            {
                Scopes = Scopes.Everywhere,
            },
            Old.Changes(Bind, BindAsync) with
            {
                Scopes = Scopes.Everywhere,
            },
            Old.Changes(Unbind, UnbindAsync) with
            {
                Scopes = Scopes.Everywhere,
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "チームのチャネルで送信すると、交番等の通知先を登録します（署の地域課）。", "通知先", "つうちさき")
            {
                Scopes = Scopes.Shared,
                Audience = Audience.Station,
                IsInManifest = true,
            },
        ];

    public async Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        ReferenceOf(step) is not { } reference ? Reply.Sentence(OnlyInChannel)
        : await FindAsync(step, cancellation) is { } found ? Reply.Card(ChannelCard.Render(View(step, found.Facts, reference)))
        : Reply.Sentence(OnlyStation);

    public Task<Reply> BindAsync(Step step, CancellationToken cancellation) =>
        PutAsync(step, (box, reference) => new BoxChannel(box.Id, box.Name, reference, step.Officer.Id, step.Now), cancellation);

    public Task<Reply> UnbindAsync(Step step, CancellationToken cancellation) =>
        PutAsync(step, (box, _) => new BoxChannel(box.Id, box.Name, "", step.Officer.Id, step.Now), cancellation);

    private async Task<Reply> PutAsync(Step step, Func<PoliceBox, string, BoxChannel> change, CancellationToken cancellation)
    {
        if (ReferenceOf(step) is not { } reference)
        {
            return Reply.Sentence(OnlyInChannel);
        }

        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await FindAsync(step, cancellation) is not { } found)
            {
                return Reply.Sentence(OnlyStation);
            }

            var chosen = step.Data.Text(Box);
            if (Boxes(found.Facts, step.Today).FirstOrDefault(b => b.Id.Value == chosen) is not { } box)
            {
                return Reply.Card(ChannelCard.Render(View(step, found.Facts, reference) with { Error = "交番等を選択してください。" }));
            }

            var before = found.Facts.Channels.FirstOrDefault(c => c.PoliceBox == box.Id);
            var channel = change(box, reference);
            var written = new OfficeChange
            {
                Audit = CouncilSteps.Audit(step, channel.IsBound ? "channel.bind" : "channel.unbind", box.Id.Value),
                Writes =
                [
                    new OfficeWrite.PutChannel(
                        channel with
                        {
                            // A line of today is not sent once more because the channel was changed; what a new channel has not got is.
                            LastDay = before?.LastDay,
                            Line = before?.Reference == channel.Reference ? before.Line : null,
                        }
                    ),
                ],
            };
            if (await offices.TryCommitAsync(found.Version, written, cancellation))
            {
                var facts = found.Facts with { Channels = [.. found.Facts.Channels.Where(c => c.PoliceBox != box.Id), channel] };
                return Reply.Card(
                    ChannelCard.Render(
                        View(step, facts, reference) with
                        {
                            Note = channel.IsBound
                                ? $"{box.Name}の通知先に、このチャネルを登録しました。"
                                : $"{box.Name}の通知先から、このチャネルを外しました。",
                        }
                    )
                );
            }
        }

        return Replies.ChangedMeanwhile();
    }

    /// <summary>The station at which the person is posted today; null for everybody else.</summary>
    private async Task<LoadedOffice?> FindAsync(Step step, CancellationToken cancellation)
    {
        var post = step
            .Officer.On(step.Today)
            .FirstOrDefault(a =>
                a.Role is Role.CommunityPoliceSupervisor or Role.CommunityPoliceSection or Role.SectionChief or Role.StationChief
            );
        return post is null ? null
            : await offices.FindAsync(post.Unit, cancellation) is { Facts.Station: not null } found ? found
            : null;
    }

    /// <summary>A thread of a channel stands for the channel; a personal chat is no channel.</summary>
    private static string? ReferenceOf(Step step)
    {
        if (References.Read(step.Reference) is not { ConversationType: "channel" or "groupChat" } reference)
        {
            return null;
        }

        var thread = reference.ConversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        return References.Write(
            reference with
            {
                ConversationId = thread < 0 ? reference.ConversationId : reference.ConversationId[..thread],
                UserId = null,
                UserAadObjectId = null,
            }
        );
    }

    private static IReadOnlyList<PoliceBox> Boxes(OfficeFacts office, DateOnly today) =>
        [
            .. (office.Station?.PoliceBoxes ?? [])
                .Where(b => b.StationOn(today)?.Value == office.Directory.Unit)
                .OrderBy(b => b.Id.Value, StringComparer.Ordinal),
        ];

    private static ChannelView View(Step step, OfficeFacts office, string reference) =>
        new()
        {
            Drawing = step.Draw(),
            Station = office.Station?.PeriodOn(step.Today)?.Name ?? "",
            Boxes = [.. Boxes(office, step.Today).Select(b => (b.Id.Value, b.Name))],
            BoundHere = [.. office.Channels.Where(c => c.Reference == reference).Select(c => c.Name)],
            Silent = [.. office.Channels.Where(c => c.IsSilent).Select(c => c.Name)],
            Typed = step.Data.Text(Box),
        };
}

internal sealed record ChannelView
{
    public required Drawing Drawing { get; init; }

    public required string Station { get; init; }

    public required IReadOnlyList<(string Id, string Name)> Boxes { get; init; }

    public required IReadOnlyList<string> BoundHere { get; init; }

    /// <summary>Police boxes of the station whose newest line has not arrived, wherever they are bound to.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    public string Typed { get; init; } = "";

    public string? Note { get; init; }

    public string? Error { get; init; }
}

internal static class ChannelCard
{
    public static AdaptiveCard Render(ChannelView view)
    {
        var buttons = new Buttons(view.Drawing);
        var form = view.Error is { } error
            ? new FormState(new Dictionary<string, string>(), new Dictionary<string, string> { [ChannelFlow.Box] = error })
            : FormState.Clean;
        return new AdaptiveCard
        {
            Speak = "通知先の登録",
            Body =
            [
                .. Shapes.Heading("通知先の登録", view.Station),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                new AdaptiveTextBlock("このチャネルに、交番等の対応事項を1日1回までお知らせします。氏名や会議の内容は送信しません。"),
                Shapes.Fact("このチャネルに届く交番等", view.BoundHere.Count == 0 ? "ありません。" : string.Join('、', view.BoundHere)),
                .. view.Silent.Count == 0
                    ? []
                    : new AdaptiveElement[]
                    {
                        Shapes.Note($"通知先のチャネルに届いていない交番等：{string.Join('、', view.Silent)}", "attention"),
                    },
                .. form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = ChannelFlow.Box,
                        Label = "交番等（必須）",
                        Choices = [.. view.Boxes.Select(b => new AdaptiveChoice(b.Name, b.Id))],
                        Style = "compact",
                        Value = view.Typed.Length == 0 ? null : view.Typed,
                    }
                ),
            ],
            Actions = [buttons.Button("登録", ChannelFlow.Bind, style: "positive"), buttons.Button("登録を外す", ChannelFlow.Unbind)],
        };
    }
}
