using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Fields;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付 of one station: what is in it, what it lacks, how far it has come, and what this person enters.</summary>
internal static class PackageCard
{
    private const int MostGaps = 12;

    public static AdaptiveCard Render(PackageView view)
    {
        var buttons = new Buttons(view.Drawing);
        (string, string) key = (PackageVerbs.Key, view.Address.Code);
        return new AdaptiveCard
        {
            Speak = $"半期の送付。{view.About}",
            Refresh = buttons.Refresh(PackageVerbs.Open, key),
            Body =
            [
                .. Shapes.Heading("半期の送付", view.About),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                Shapes.Small(
                    $"{PackageWords.Due(view.Nominal, view.Newest is { Stands: true } sent ? sent.Legs[0].SentOn : view.Entered?.Day, view.Today)}　{PackageWords.Clause}"
                ),
                .. Way(view),
                .. Contents(view),
                .. Entry(view),
            ],
            Actions = [.. Actions(view, buttons, key)],
        };
    }

    private static IEnumerable<AdaptiveElement> Way(PackageView view)
    {
        yield return Shapes.Section("経路");
        if (view.Newest is { Stands: true } sent)
        {
            foreach (var leg in sent.Legs)
            {
                yield return Shapes.Fact($"{leg.From.Name}→{leg.To.Name}", PackageWords.Of(leg, view.Today));
            }
        }
        else
        {
            yield return new AdaptiveTextBlock(Shapes.Plain(view.Way));
            yield return Shapes.Small(
                view.Entered is { } entered ? $"済みの入力　{JapaneseDate.Long(entered.Day)}　{Shapes.Plain(entered.Means)}" : "未送付"
            );
        }

        foreach (var earlier in view.Earlier)
        {
            yield return Shapes.Small(
                $"第{earlier.Number}回　{JapaneseDate.Short(earlier.Legs[0].SentOn ?? earlier.Half, view.Today)}送付　{JapaneseDate.Short(earlier.TakenBack?.Day ?? earlier.Half, view.Today)}取下げ（{Shapes.Plain(earlier.TakenBack?.Reason ?? "")}）"
            );
        }

        if (view.Newest is { Stands: true, Reason.Length: > 0 } anew)
        {
            yield return Shapes.Small($"第{anew.Number}回の送付　理由：{Shapes.Plain(anew.Reason)}");
        }
    }

    private static IEnumerable<AdaptiveElement> Contents(PackageView view)
    {
        if (view.Package is not { } package)
        {
            if (view.Newest is { } sent)
            {
                yield return Shapes.Fact(
                    "内容",
                    $"第5号様式{sent.Records}件{(sent.Missing > 0 ? $"　送付時に未確定・署長未報告の会議{sent.Missing}件" : "")}"
                );
            }

            yield break;
        }

        yield return Shapes.Section("送付する書類");
        yield return Shapes.Fact(
            "第2号様式",
            string.Join('、', package.OperationLists.Select(d => $"{JapaneseDate.WithoutWeekday(d)}現在"))
        );
        yield return Shapes.Fact(
            "第5号様式の写し",
            $"{package.Councils.Sum(c => c.Records.Count)}件（連絡協議会{package.Councils.Count(c => c.Records.Count > 0)}／{package.Councils.Count}）"
        );
        if (view.Gaps is { Count: > 0 } gaps)
        {
            yield return Shapes.Section($"不足等　{gaps.Count}件");
            foreach (var gap in gaps.Take(MostGaps))
            {
                yield return Shapes.Small($"{Shapes.Plain(gap.Council)}　{gap.Text}");
            }

            if (gaps.Count > MostGaps)
            {
                yield return Shapes.Small($"ほかに{gaps.Count - MostGaps}件あります。全件は送付書に載ります。");
            }
        }
    }

    private static IEnumerable<AdaptiveElement> Entry(PackageView view)
    {
        var (form, asksDay) = (view.Form, view.MaySend || view.Receives is not null || view.PassesOn is not null);
        if (asksDay)
        {
            yield return Shapes.Section(view.MaySend ? "送付の入力" : "到着・送付の入力");
            foreach (var element in DayInput.Draw(form, PackageForm.Day, "日付（必須）", view.Today))
            {
                yield return element;
            }
        }

        if (view.MaySend || view.PassesOn is not null)
        {
            foreach (
                var element in form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = PackageForm.Means,
                        Label = "送付の方法（必須）",
                        Choices = [.. PackageForm.AllMeans.Select(m => new AdaptiveChoice(m, m))],
                        Value = form.Value(PackageForm.Means, PackageForm.AllMeans[0]),
                    }
                )
            )
            {
                yield return element;
            }
        }

        if (view.IsSentAnew || view.MayTakeBack)
        {
            foreach (
                var element in form.Field(
                    LimitedText.Line(
                        PackageForm.Reason,
                        view.MayTakeBack ? "取下げの理由（取り下げる場合）" : "再送付の理由（必須）",
                        PackageForm.ReasonLength,
                        form.Value(PackageForm.Reason, null)
                    )
                )
            )
            {
                yield return element;
            }
        }
    }

    /// <summary>Five at most.</summary>
    private static IEnumerable<AdaptiveAction> Actions(PackageView view, Buttons buttons, (string, string) key)
    {
        if (view.MaySend)
        {
            yield return buttons.Button("送付する", PackageVerbs.Send, style: "positive", more: key);
        }

        if (view.Receives is { } leg)
        {
            yield return buttons.Button(
                view.Newest?.Legs[leg].ReceivedOn is null ? "到着を入力" : "到着日を訂正",
                PackageVerbs.Receive,
                style: "positive",
                more: key
            );
        }

        if (view.PassesOn is not null)
        {
            yield return buttons.Button("本部に送付", PackageVerbs.PassOn, more: key);
        }

        if (view.EnteredTransit is { } transit)
        {
            yield return buttons.Button("本部への送付", OfficeDoneFlow.Open, more: (ReminderVerbs.ObligationKey, transit));
        }

        if (view.MayMake)
        {
            yield return buttons.Button("書類を作成", PackageVerbs.Make, withoutInputs: true, more: key);
        }

        if (view.MayTakeBack)
        {
            yield return buttons.Button("取り下げる", PackageVerbs.TakeBack, more: key);
        }

        yield return buttons.Button("一覧", PackageVerbs.List, withoutInputs: true, more: (PackageVerbs.HalfKey, Half(view)));
    }

    private static string Half(PackageView view) => view.Address.Half.First.ToString("O");
}
